export { logoFiles, logoForMail, logoForPaper } from './logo.service';
export { LOGO_IN_MAIL } from './logo.values';
export { type MailLook, mailLook } from './mail-look';
export { changeSettings, getSettings, settingsWithVersion } from './settings.service';
export {
  BOUNDS,
  DEFAULTS,
  isOfferedZone,
  type Settings,
  SIGN_IN_METHODS,
  SIGN_UPS,
  type SignInMethod,
} from './settings.values';
