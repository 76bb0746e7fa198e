export { changeSettings, getSettings } from './settings.service';
export { DEFAULTS, isOfferedZone, type Settings } from './settings.values';
