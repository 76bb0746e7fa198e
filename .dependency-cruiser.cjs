// Who may import whom, as docs/architecture.md says. "npm run imports" checks it.

const { readdirSync } = require('node:fs');

const LEVELS = [
  ['batches', 'calendars', 'departments', 'organizations', 'categories', 'skills', 'settings', 'query'],
  ['users'],
  ['deliveries'],
  ['auth', 'kb', 'canned', 'fields'],
  ['tickets'],
  ['sla', 'channels'],
  ['notifications', 'integrations'],
  ['automation', 'exports'],
  ['search', 'reports', 'audit', 'jobs', 'realtime', 'importers', 'api', 'home', 'demo', 'administration'],
  ['schedules'],
];
const unknown = readdirSync(`${__dirname}/src/features`).filter((folder) => !LEVELS.flat().includes(folder));
if (unknown.length > 0)
  throw new Error(`LEVELS knows no feature ${unknown.join(', ')}: say what it may import`);

const HTTP = '\\.(controller|api|view|pages|routes|admin)\\.ts$';
const any = (names) => `(${names.join('|')})`;

/** A feature's domain files import only features further down. */
const downhill = LEVELS.map((level, index) => ({
  name: `level-${index + 1}-imports-downhill`,
  severity: 'error',
  from: { path: `^src/features/${any(level)}/`, pathNot: HTTP },
  to: {
    path: '^src/features/([^/]+)/',
    // Its own folder, and every level below.
    pathNot: [`^src/features/${any(LEVELS.slice(0, index).flat().concat('$^'))}/`, '^src/features/$1/'],
  },
}));

const ownFolder = LEVELS.flat().map((feature) => ({
  name: `${feature}-only-by-its-index`,
  comment: 'The only file of a feature that another feature may import is its index.ts.',
  severity: 'error',
  from: { path: '^src/features/', pathNot: `^src/features/${feature}/` },
  to: { path: `^src/features/${feature}/`, pathNot: `^src/features/${feature}/index\\.ts$` },
}));

module.exports = {
  forbidden: [
    // Imports of types alone count: whoever reads one file of a circle has to read them all.
    { name: 'no-cycles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'platform-stands-alone',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(features|app)/' },
    },
    {
      name: 'app-is-the-top',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'http-files-are-leaves',
      severity: 'error',
      from: { path: '^src/features/', pathNot: HTTP },
      to: { path: `^src/features/.*${HTTP}` },
    },
    {
      name: 'domain-knows-no-http',
      severity: 'error',
      from: { path: '^src/features/', pathNot: [HTTP, '\\.schema\\.ts$'] },
      to: { path: '^src/platform/(http|views)/' },
    },
    {
      name: 'http-reads-through-services',
      severity: 'error',
      from: { path: `^src/features/.*${HTTP}` },
      to: { path: '\\.repo\\.ts$' },
    },
    {
      name: 'knex-only-in-the-platform',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(platform|app)/' },
      to: { path: '^node_modules/(knex|pg)/' },
    },
    {
      name: 'dates-only-in-the-calendar',
      comment: 'Days of 23 hours, clocks that show an hour twice: one file knows them, by one library.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/calendar\\.ts$' },
      to: { path: '^node_modules/(temporal-|@js-temporal/|luxon/|dayjs/|moment|date-fns)' },
    },
    {
      name: 'estimates-in-their-thread',
      comment: 'Estimating a password takes a tenth of a second: only the thread for it loads what does it.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/platform/passwords/(strength|estimator|strength\\.thread)\\.ts$',
      },
      to: { path: '^src/platform/passwords/(strength|estimator)\\.ts$' },
    },
    {
      name: 'passwords-in-their-line',
      comment: 'Hashes wait in one bounded line, so features ask the platform for them.',
      severity: 'error',
      from: { path: '^src/(features|app|commands)/' },
      to: { path: '^src/platform/passwords/', pathNot: '/index\\.ts$' },
    },
    ...downhill,
    ...ownFolder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
