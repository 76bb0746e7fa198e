export { deliveryTasks } from './deliveries.jobs';
export { type NewMail, queueMail, TOPIC } from './deliveries.service';
export { moveDigests } from './digests.service';
export { type Letter, type Reader, readerOf, sendLetter } from './letters.service';
export {
  isLetter,
  LETTER_TEMPLATES,
  LETTERS,
  type LetterTemplate,
  type LetterValues,
} from './letters.types';
export type { ListedDelivery } from './list.types';
export { isAddressRefused, type RefusedAddress, refusalOf } from './refused.service';
export { stateOf as deliveryState } from './state-words';
export { deliveriesById } from './states.queries';
export { takeTurn } from './telling.repo';
export { tell } from './telling.service';
export type { Act, Telling, Told } from './telling.types';
