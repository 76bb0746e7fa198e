export const PART_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const OFFICE = 'http://schemas.openxmlformats.org';

export const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
export const DRAWING_RELATION = `${RELATIONS}/drawing`;
export const CHART_RELATION = `${RELATIONS}/chart`;
export const IMAGE_RELATION = `${RELATIONS}/image`;
export const MAIN = `${OFFICE}/drawingml/2006/main`;
export const CHART = `${OFFICE}/drawingml/2006/chart`;
export const SHEET_DRAWING = `${OFFICE}/drawingml/2006/spreadsheetDrawing`;
