export { burstSeconds } from './defaults.service';
export { departmentFollowers, turnOff, turnOn, undoSeconds, wishesOf } from './preferences.service';
export { WITHOUT_END, type Wishes } from './wishes';
