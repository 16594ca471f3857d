import type { FakerDocs } from './docs.ts';

export const DOCS: FakerDocs = {
  'vehicle.bicycle': ['Returns a type of bicycle.', ''],
  'vehicle.color': ['Returns a vehicle color.', ''],
  'vehicle.fuel': ['Returns a fuel type.', ''],
  'vehicle.manufacturer': ['Returns a manufacturer name.', ''],
  'vehicle.model': ['Returns a vehicle model.', ''],
  'vehicle.type': ['Returns a vehicle type.', ''],
  'vehicle.vehicle': ['Returns a random vehicle.', ''],
  'vehicle.vin': ['Returns a vehicle identification number (VIN).', ''],
  'vehicle.vrm': ['Returns a vehicle registration number (Vehicle Registration Mark - VRM).', ''],
  'word.adjective': ['Returns a random adjective.', ';length strategy'],
  'word.adverb': ['Returns a random adverb.', ';length strategy'],
  'word.conjunction': ['Returns a random conjunction.', ';length strategy'],
  'word.interjection': ['Returns a random interjection.', ';length strategy'],
  'word.noun': ['Returns a random noun.', ';length strategy'],
  'word.preposition': ['Returns a random preposition.', ';length strategy'],
  'word.sample': [
    'Returns a random word, that can be an adjective, adverb, conjunction, interjection, noun, preposition, or verb.',
    ';length strategy',
  ],
  'word.verb': ['Returns a random verb.', ';length strategy'],
  'word.words': ['Returns a random string containing some words separated by spaces.', ';count'],
};
