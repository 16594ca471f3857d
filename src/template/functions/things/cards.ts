import type { Environment, FunctionDefinition } from '../definition/function-definition.ts';
import type { RenderState } from '../../program/render-state.ts';
import { type Value, fromGet } from '../../program/value.ts';
import { timeOf } from '../dates/dates.ts';
import { linked } from './things.ts';

/** What an object is made of: a function's name, an object, or a list. */
type Shape = string | readonly Shape[] | { readonly [key: string]: Shape };

const GEO = { lat: 'address.latitude', lng: 'address.longitude' };

const COMPANY = {
  name: 'company.companyName',
  catchPhrase: 'company.catchPhrase',
  bs: 'company.bs',
};

const POST = {
  words: 'lorem.words',
  sentence: 'lorem.sentence',
  sentences: 'lorem.sentences',
  paragraph: 'lorem.paragraph',
};

const TRANSACTION = {
  amount: 'finance.amount',
  date: '@2012-02-02T00:00:00.000Z',
  business: 'company.companyName',
  name: 'finance.accountName',
  type: 'finance.transactionType',
  account: 'finance.account',
};

const ADDRESS = {
  street: 'address.streetName',
  suite: 'address.secondaryAddress',
  city: 'address.city',
  zipcode: 'address.zipCode',
  geo: GEO,
};

const PERSON = { name: 'name.findName', username: 'internet.userName', email: 'internet.email' };
const REACH = { phone: 'phone.phoneNumber', website: 'internet.domainName', company: COMPANY };

/** KDG's made-up people and payments. KDG prints [object Object]; JSON is what was meant. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'helpers.createTransaction': TRANSACTION,
  'helpers.userCard': { ...PERSON, address: ADDRESS, ...REACH },
  'helpers.contextualCard': {
    ...PERSON,
    avatar: 'internet.avatar',
    dob: 'date.past',
    address: ADDRESS,
    ...REACH,
  },
  'helpers.createCard': {
    ...PERSON,
    address: {
      streetA: 'address.streetName',
      streetB: 'address.streetAddress',
      streetC: 'address.streetAddress',
      streetD: 'address.secondaryAddress',
      city: 'address.city',
      state: 'address.state',
      country: 'address.country',
      zipcode: 'address.zipCode',
      geo: GEO,
    },
    ...REACH,
    posts: [POST, POST, POST],
    accountHistory: [TRANSACTION, TRANSACTION, TRANSACTION],
  },
};

type Make = (state: RenderState) => unknown;

function compile(environment: Environment, shape: Shape): Make {
  if (typeof shape === 'string') {
    if (shape.startsWith('@')) {
      const date = new Date(timeOf(shape.slice(1), 'date'));
      return () => date;
    }
    return linked(environment, shape).get;
  }
  if (Array.isArray(shape)) {
    const items = shape.map((item) => compile(environment, item as Shape));
    return (state) => items.map((make) => make(state));
  }
  const entries = Object.entries(shape).map(
    ([key, part]) => [key, compile(environment, part as Shape)] as const,
  );
  return (state) => Object.fromEntries(entries.map(([key, make]) => [key, make(state)]));
}

export const CARD_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = Object.fromEntries(
  Object.entries(SHAPES).map(([name, shape]) => [
    name,
    {
      needsLocale: true,
      prepare:
        () =>
        (environment: Environment): Value =>
          fromGet(compile(environment, shape)),
    },
  ]),
);
