import { listHref } from '../../../platform/http/lists';

/** Where all that a page lists is exported from. */
export const exportHref = (page: string): string => listHref('/desk/exports/new', { of: page });
