import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { AppError, invalid } from '../errors';
import { type Upload, uploadsFolder } from '../files';
import { FORM_BYTES } from './form-size';
import { textUpTo } from './multipart-text';
import { passing } from './passing';
import { wholeText } from './text-check';
import { uploadStorage } from './upload-storage';

export interface UploadLimits {
  /** Bytes a file. */
  size: number;
  files: number;
}

/** The files of one form: the name of their field, where it is not `attachments`, and limits of their own. */
export interface UploadForm extends UploadLimits {
  field: string;
}

/**
 * Receives a multipart form. What is wrong with the files waits in `req.uploadError`, so that the handler
 * can show the form again with everything else that was typed.
 */
export function receiveUploads(formOf: (req: Request) => Promise<UploadForm>): RequestHandler {
  return async (req: Request, res: Response, next: NextFunction) => {
    if (!req.is('multipart/form-data')) return next();
    const form = await formOf(req);
    const folder = uploadsFolder(req.ctx.system.config.dataDir);
    mkdirSync(folder, { recursive: true });
    const options = {
      streamHandler: textUpTo(FORM_BYTES),
      storage: uploadStorage(folder),
      defParamCharset: 'utf8',
      limits: {
        fileSize: form.size,
        files: form.files,
        fields: 200,
        fieldSize: FORM_BYTES,
        fieldNameSize: 200,
        // `a[4294967294]=x` would make a list that takes minutes to walk through; no form of ours has brackets.
        fieldNestingDepth: 0,
        parts: form.files + 200,
      },
    };
    const receive = multer(options).array(form.field);
    receive(req, res, (error: unknown) => {
      const files = (Array.isArray(req.files) ? req.files : []).filter(
        (file) => file.size > 0 || file.originalname,
      );
      req.uploads = files.map((file) => ({
        path: file.path,
        name: wholeText(file.originalname),
        size: file.size,
      }));
      res.once('close', () => discard(req.uploads));
      if (error) req.uploadError = uploadError(error, form);
      try {
        req.body = wholeText(req.body);
        next();
      } catch (broken) {
        next(broken);
      }
    });
  };
}

/**
 * The files that came with a form.
 * @throws AppError `invalid` on their field
 */
export function uploadsOf(req: Request): Upload[] {
  if (req.uploadError) throw req.uploadError;
  return req.uploads;
}

const BROKEN_NAMES = new Set([
  'LIMIT_FIELD_KEY',
  'LIMIT_FIELD_NESTING',
  'MISSING_FIELD_NAME',
  'INVALID_FIELD_NAME',
]);

function uploadError(error: unknown, { field, size, files }: UploadForm): AppError {
  const code = (error as { code?: string }).code;
  if (code === 'LIMIT_FILE_SIZE') {
    const name = String((error as { filename?: string }).filename ?? '…');
    return invalid(field, 'input.file_too_large', { name, max: Math.floor(size / 1024 / 1024) });
  }
  if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_PART_COUNT') {
    return invalid(field, 'input.too_many_files', { max: files });
  }
  if (code === 'LIMIT_FIELD_VALUE' || code === 'LIMIT_FIELD_COUNT') return new AppError('too_large');
  if (code !== undefined && BROKEN_NAMES.has(code)) return new AppError('malformed');
  if (code === 'LIMIT_UNEXPECTED_FILE') return invalid(field, 'input.too_many_files', { max: files });
  const fault = passing(error);
  if (!fault) return invalid(field, 'input.broken_upload');
  return new AppError('unavailable', {
    fields: { [field]: { key: `error.${fault.data.reason}.message` } },
    data: fault.data,
    cause: error,
  });
}

function discard(uploads: Upload[]): void {
  for (const upload of uploads) rm(upload.path, { force: true }).catch(() => undefined);
}
