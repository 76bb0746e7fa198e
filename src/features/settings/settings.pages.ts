import type { Option } from '../../platform/http/options';
import type { LogoForm } from './logo.view';
import type { BOUNDS } from './settings.values';

interface LogoModel {
  labels: Record<string, string>;
  version: number;
  forms: LogoForm[];
  /** Of a file. */
  maxBytes: number;
}

declare module '../../platform/http/respond' {
  interface Pages {
    'settings/edit': FormModel & { labels: Record<string, string>; zones: Option[]; bounds: typeof BOUNDS };
    'settings/logo': FormModel & LogoModel;
  }
}
