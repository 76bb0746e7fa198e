export type { MessageTemplate, Words } from './templates.types';
export { emptyVariables, type TicketVariables, type Variables } from './variables';
export { wordsOf } from './words.service';
