import type { Request, Response } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { done } from '../../../platform/http/respond';
import { forgetTrustedDevices } from './factors.service';

export async function forgetDevices(req: Request, res: Response): Promise<void> {
  await forgetTrustedDevices(ctxOf(req));
  done(res, '/account/security', 'factors.flash.devices_forgotten');
}
