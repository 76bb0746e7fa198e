import type { Option, OptionGroup } from '../../platform/http/options';
import type { LogoForm } from './logo.view';

interface LogoModel {
  version: number;
  forms: LogoForm[];
  /** Of a file. */
  maxBytes: number;
}

declare module '../../platform/http/respond' {
  interface Pages {
    'settings/edit': FormModel & { zones: OptionGroup[]; countries: Option[] };
    'settings/logo': FormModel & LogoModel;
  }
}
