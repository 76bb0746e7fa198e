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
