export { unsubscribeUrl } from './unsubscribe.service';
export { unsubscribeTexts } from './unsubscribe.texts';
