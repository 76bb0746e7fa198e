// What others may use of reports: the only file that another feature may import.

export { isBackfilled } from './facts/backfill.repo';
export { deriveFacts } from './facts/facts.repo';
export { factsSubscribers as reportSubscribers } from './facts/facts.subscribers';
export { reportTasks } from './reports.jobs';
