import { measureTemplates } from './measure.ts';

postMessage(await measureTemplates());
