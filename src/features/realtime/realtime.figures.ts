import type { FigureMaker } from '../../platform/metrics';

declare module '../../platform/metrics' {
  interface Figures extends RealtimeFigures {}
}

export type RealtimeFigures = ReturnType<typeof realtimeFigures>;

/** What is measured about the streams of open pages; `open` is how many there are. */
export function realtimeFigures(make: FigureMaker, open: () => number) {
  make.asked({
    name: 'live_streams',
    help: 'Streams of open pages',
    labelNames: [],
    ask: async () => [{ labels: {}, value: open() }],
  });
  return {
    /** `outcome` is `opened`, `refused` where there was no room, `replaced` by a newer one, or `slow` to read. */
    liveStreams: make.counter({
      name: 'live_streams_total',
      help: 'Streams of open pages that were opened, refused, replaced by a newer one or dropped for not being read',
      labelNames: ['outcome'],
    }),
  };
}
