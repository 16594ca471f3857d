import {
  ARROWS,
  BARE,
  GLOBALS,
  NODE_ROOM,
  OWNED_PACKAGES,
  UI_ARROWS,
  UI_DEPTH,
} from './scripts/lib/arrows.mjs';

const LAYOUT = 'docs/decisions/0001-layout.md';

/** What a folder may not import: other folders that no arrow leads to, and packages. */
function restrictedImports(folder, { node, more = [] }) {
  const others = Object.keys(ARROWS).filter((to) => to !== folder && !ARROWS[folder].includes(to));
  return [
    'error',
    {
      patterns: [
        ...more,
        ...others.map((to) => ({
          group: [`**/${to}/*`, `**/${to}/**`],
          message: `src/${folder} may not import from src/${to}: the arrows are in ${LAYOUT}.`,
        })),
        ...OWNED_PACKAGES.filter(({ owner }) => owner !== folder).map(({ group, message }) => ({
          group,
          message,
        })),
        ...(node
          ? []
          : [
              {
                group: ['node:*'],
                message: `src/${folder} runs in a browser worker and in Node alike: no Node built-ins.`,
              },
            ]),
      ],
    },
  ];
}

/**
 * What a file may not import of src/ui, `depth` rooms down in one of its folders. The depth tells
 * src/ui/streams, which is a page, from src/ui/state/streams.
 */
function refusedInUi(folder, depth) {
  const up = `^${String.raw`\.\./`.repeat(depth + 1)}`;
  const others = Object.keys(UI_ARROWS).filter(
    (to) => to !== folder && !UI_ARROWS[folder].includes(to),
  );
  return [
    ...others.map((to) => ({
      regex: `${up}${to}/`,
      message: `src/ui/${folder} may not import from src/ui/${to}: the arrows are in ${LAYOUT}.`,
    })),
    {
      regex: String.raw`${up}(?:\.\./ui/|[\w-]+\.tsx?$)`,
      message: 'Only the files at the top of src/ui put its folders together.',
    },
  ];
}

const uiArrows = Object.keys(UI_ARROWS).flatMap((folder) =>
  Array.from({ length: UI_DEPTH + 1 }, (_, depth) => {
    const files = `src/ui/${folder}/${'*/'.repeat(depth)}*`;
    const more = refusedInUi(folder, depth);
    return {
      files: [`${files}.ts`, `${files}.tsx`],
      rules: { 'no-restricted-imports': restrictedImports('ui', { node: true, more }) },
    };
  }),
);

const restrictedGlobals = [
  'error',
  ...GLOBALS.map((name) => ({
    name,
    message: 'The core runs without a DOM and without Node.',
  })),
];

const [NODE_FOLDER] = NODE_ROOM.split('/');

/** Later rows win. */
const arrows = [
  ...Object.keys(ARROWS).map((folder) => ({
    files: [`src/${folder}/**/*.ts`, `src/${folder}/**/*.tsx`],
    rules: {
      'no-restricted-imports': restrictedImports(folder, { node: !BARE.includes(folder) }),
      ...(BARE.includes(folder) && { 'no-restricted-globals': restrictedGlobals }),
    },
  })),
  ...uiArrows,
  {
    files: [`src/${NODE_ROOM}/**/*.ts`],
    rules: {
      'no-restricted-imports': restrictedImports(NODE_FOLDER, { node: true }),
      'no-restricted-globals': 'off',
    },
  },
  {
    files: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
  { files: ['src/**/testing/**'], rules: { 'no-restricted-imports': 'off' } },
];

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'react', 'import', 'promise'],
  categories: { correctness: 'error' },
  // `npm run quick` leaves out the rules that need types: they take most of the time.
  options: { typeAware: process.env.LINT_TYPES !== 'off' },
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/await-thenable': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-non-null-assertion': 'error',
    'import/default': 'off',
    'no-eval': 'error',
    'no-new-func': 'error',
    'no-console': 'error',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    // Types count: files that need each other's types cannot be read, or moved, one without the other.
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'react/rules-of-hooks': 'error',
    'no-await-in-loop': 'off',
    'unicorn/no-new-array': 'off',
  },
  overrides: [
    ...arrows,
    {
      // The one file that imports the charts, lazily.
      files: ['src/ui/charts/recharts.tsx'],
      rules: { 'no-restricted-imports': 'off' },
    },
    {
      // Scripts are plain JavaScript: what they read is of type any.
      files: ['scripts/**/*.mjs', '*.config.mjs'],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
  ],
  ignorePatterns: ['dist', 'node_modules', '**/*.d.ts'],
};
