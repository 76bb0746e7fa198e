import { mailFigures } from '../../src/features/deliveries/deliveries.figures';
import { realtimeFigures } from '../../src/features/realtime/realtime.figures';
import { ticketFigures } from '../../src/features/tickets/figures/figures';
import { createMetrics, type FigureMaker, onlyWhere, together } from '../../src/platform/metrics';

const figures = (make: FigureMaker) => ({
  ...mailFigures(make),
  ...ticketFigures(make),
  ...realtimeFigures(make, () => 2),
});

describe('metrics', () => {
  it('are written as Prometheus reads them', async () => {
    const metrics = createMetrics({ process: false, figures });
    metrics.httpDuration.observe({ method: 'GET', route: '/desk/tickets', status: 200 }, 0.02);
    metrics.jobs.inc({ task: 'mail.send', state: 'done' });
    metrics.jobDuration.startTimer({ task: 'mail.send' })();
    metrics.queryDuration.observe(0.002);
    metrics.ticketsCreated.inc({ category: 'Hardware', priority: 'high' });
    metrics.ticketResolution.observe(3600);
    metrics.mails.inc({ outcome: 'sent' });
    const page = await metrics.text();
    expect(metrics.contentType).toContain('text/plain');
    for (const line of [
      'http_request_duration_seconds_bucket{le="0.025",method="GET",route="/desk/tickets",status="200"} 1',
      'jobs_total{task="mail.send",state="done"} 1',
      'job_duration_seconds_count{task="mail.send"} 1',
      'db_query_duration_seconds_bucket{le="0.0025"} 1',
      'tickets_created_total{category="Hardware",priority="high"} 1',
      'ticket_resolution_seconds_bucket{le="3600"} 1',
      'mails_total{outcome="sent"} 1',
      'live_streams 2',
    ]) {
      expect(page).toContain(`${line}\n`);
    }
  });

  it('keep their own registry, forget what is not there any more, and bear a database that is away', async () => {
    let ask: () => Promise<{ labels: { queue: string }; value: number }[]> = async () => [];
    const asked = { name: 'asked', help: 'Asked', labelNames: ['queue'] as const, ask: () => ask() };
    const [metrics, other] = [createMetrics({ figures }), createMetrics({ figures })];
    metrics.make.asked(asked);
    ask = async () => [{ labels: { queue: 'one' }, value: 1 }];
    expect(await other.text()).not.toContain('queue="one"');
    expect(await metrics.text()).toContain('asked{queue="one"} 1');
    ask = async () => [{ labels: { queue: 'two' }, value: 1 }];
    expect(await metrics.text()).not.toContain('queue="one"');
    ask = async () => {
      throw new Error('database away');
    };
    const page = await metrics.text();
    expect(page).toContain('process_cpu_seconds_total');
    expect(page).not.toContain('queue="');
  });

  it('of several processes are added up, and what one tells for all is told once', async () => {
    const made = [true, false].map((speaks) => {
      const metrics = createMetrics({ figures, process: false });
      metrics.ticketsCreated.inc({ category: 'Hardware', priority: 'high' });
      onlyWhere(metrics.make, async () => speaks).asked({
        ...{ name: 'open', help: 'Open', labelNames: [] },
        ask: async () => [{ labels: {}, value: 7 }],
      });
      return metrics;
    });
    const page = await together(await Promise.all(made.map((metrics) => metrics.json())));
    expect(page).toContain('tickets_created_total{category="Hardware",priority="high"} 2\n');
    expect(page).toContain('\nopen 7\n');
  });
});
