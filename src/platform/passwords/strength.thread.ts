import { parentPort } from 'node:worker_threads';
import { weaknessOf } from './strength';

export interface Question {
  password: string;
  personal: readonly string[];
}

parentPort?.on('message', ({ password, personal }: Question) => {
  parentPort?.postMessage(weaknessOf(password, personal));
});
