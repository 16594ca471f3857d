/**
 * Which folder of src/ may import from which (docs/decisions/0001-layout.md). The lint's rules
 * are made of these tables in oxlint.config.mjs; scripts/planted-edges.mjs proves that they bite.
 */
export const ARROWS = {
  base: [],
  kinesis: ['base'],
  template: ['base', 'kinesis'],
  load: ['base', 'kinesis', 'template'],
  reader: ['base', 'kinesis', 'template'],
  simulator: ['base', 'kinesis'],
  connection: ['base', 'kinesis', 'load', 'reader', 'simulator'],
  exercises: ['base', 'kinesis', 'load', 'reader', 'connection'],
  workers: [
    'base',
    'kinesis',
    'template',
    'load',
    'reader',
    'simulator',
    'connection',
    'exercises',
  ],
  ui: ['base', 'kinesis', 'template', 'load', 'reader', 'connection', 'exercises', 'workers'],
  cli: ['base', 'kinesis', 'template', 'load', 'reader', 'simulator', 'connection', 'exercises'],
};

/** What a page of src/ui stands on. */
const BELOW_A_PAGE = ['text', 'state', 'components', 'help', 'charts', 'run', 'editor'];

/**
 * Which folder of src/ui/ may import from which other one. No page knows another page: what two
 * of them need is below both. The files at the top of src/ui/ put the pages together and may
 * import from every folder; no folder imports them.
 */
export const UI_ARROWS = {
  // Below the pages.
  text: [],
  state: ['text'],
  components: ['text', 'state'],
  help: ['components'],
  charts: ['text', 'components'],
  run: ['text', 'state', 'components', 'charts'],
  editor: ['text', 'state'],
  styles: [],
  // The frame around every page.
  shell: ['text', 'state', 'components'],
  'api-log': ['text', 'state', 'components'],
  connect: ['text', 'state', 'components'],
  // The pages.
  workbench: BELOW_A_PAGE,
  streams: BELOW_A_PAGE,
  records: BELOW_A_PAGE,
  templates: BELOW_A_PAGE,
  runs: BELOW_A_PAGE,
  exercises: BELOW_A_PAGE,
  practice: BELOW_A_PAGE,
  setup: BELOW_A_PAGE,
};

/** How deep the rooms in a folder of src/ui/ go: the rules know paths that far down. */
export const UI_DEPTH = 3;

/** Folders that run in a bare JavaScript engine: no DOM, no Node, no React. */
export const CORE = ['base', 'kinesis', 'template', 'load', 'reader', 'simulator'];

/** Folders that know nothing of a DOM or of Node, and the one room in them that is Node's own. */
export const BARE = [...CORE, 'exercises'];
export const NODE_ROOM = 'simulator/http';

/** What of a DOM or of Node the core does not name. */
export const GLOBALS = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'navigator',
  'process',
  'Buffer',
  'setInterval',
  'require',
];

/** Packages that only one folder may know. `examples` are what the planted edges import. */
export const OWNED_PACKAGES = [
  {
    owner: 'ui',
    message: 'Only src/ui knows React.',
    group: [
      'react',
      'react-dom',
      'react-dom/**',
      'react/**',
      '@cloudscape-design/**',
      'recharts',
      'recharts/**',
      'wouter',
      '@tanstack/**',
    ],
    examples: [
      'react',
      'react-dom/client',
      '@cloudscape-design/components/button',
      'recharts',
      '@tanstack/react-query',
    ],
  },
  {
    owner: 'connection',
    message: 'Only src/connection imports the AWS SDK.',
    group: ['@aws-sdk/**', '@smithy/**'],
    examples: ['@aws-sdk/client-kinesis', '@smithy/core', '@smithy/core/protocols'],
  },
  {
    owner: 'template',
    message: 'Only src/template imports faker.',
    group: ['@faker-js/**'],
    examples: ['@faker-js/faker', '@faker-js/faker/locale/de'],
  },
];
