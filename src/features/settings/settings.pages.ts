import type { Option } from '../../platform/http/options';
import type { BOUNDS } from './settings.values';

declare module '../../platform/http/respond' {
  interface Pages {
    'settings/edit': FormModel & { labels: Record<string, string>; zones: Option[]; bounds: typeof BOUNDS };
  }
}
