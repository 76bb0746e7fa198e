export type { Bus, BusHandler } from './bus';
export type { BusMessage, Hint } from './message';
export { fitsBus } from './message';
export { createPostgresBus } from './postgres';
export { createRedisBus } from './redis';
