import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { describeDevice } from '../../../platform/user-agent';
import type { SignIn } from './sessions.queries';
import { deviceText, methodText, placeText } from './sessions.words';

/** A sign-in as a list shows it. */
export function signInView(req: Request, signIn: SignIn) {
  const { t, fmt, locale } = req.shell;
  const { now, system } = ctxOf(req);
  return {
    id: signIn.id,
    device: deviceText(t, signIn.userAgent),
    icon: describeDevice(signIn.userAgent).isHandheld ? 'smartphone' : 'monitor',
    place: placeText(t, locale, signIn.ip),
    ip: signIn.ip,
    how: methodText(t, system.config, signIn),
    isActing: signIn.method === 'acting',
    isRemembered: signIn.isRemembered,
    began: fmt.dateTime(signIn.createdAt),
    beganAt: fmt.moment(signIn.createdAt, now),
    used: fmt.moment(signIn.lastSeenAt, now),
    isCurrent: signIn.id === req.signIn?.id,
  };
}
