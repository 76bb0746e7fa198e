import type { Request } from 'express';
import { type ShownRun, TOPIC } from './batches.service';
import { progressOf } from './progress';

export function batchView(req: Request, run: ShownRun) {
  const { t, fmt } = req.shell;
  const { done, total, changed, refusedCount, refused, state, isListed } = run;
  const progress = progressOf(run);
  const left = done - changed - refusedCount;
  const more = refusedCount - refused.length;
  return {
    liveTopics: TOPIC,
    here: `/admin/batches/${run.id}`,
    title: run.place ? t(run.place.title.key, run.place.title.params) : run.kind,
    back: run.place?.href ?? null,
    state,
    status: t(`batches.state.${state}`),
    // Without a value the bar says that work goes on.
    done: isListed || state !== 'running' ? done : null,
    total,
    progressText: progress && t(progress.key, progress.params),
    isLeft: state === 'finished' && (done < total || !isListed),
    changed: t('batches.changed', { count: changed }),
    left: left > 0 ? t('batches.left', { count: left }) : null,
    refusedTitle: t('batches.refused', { count: refusedCount }),
    refused: refused.map(({ label, reason }) => ({ label, reason: t(reason.key, reason.params) })),
    more: more > 0 ? t('batches.refused.more', { count: more }) : null,
    began: { iso: run.createdAt.toISOString(), text: fmt.dateTime(run.createdAt) },
  };
}
