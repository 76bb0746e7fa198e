export type { MessageTemplate, TicketVariables, Variables, Words } from './templates.types';
export { emptyVariables } from './variables';
export { wordsOf } from './words.service';
