export { unsubscribeTexts } from './unsubscribe.texts';
export { unsubscribeUrl } from './url';
