/** By which ways people hear of what happens, in the order in which pages list them. */
export const CHANNELS = ['in_app', 'mail'] as const;
export type ChannelName = (typeof CHANNELS)[number];
