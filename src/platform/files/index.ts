export { createDiskFiles } from './disk';
export type { FileOwnerOf, Files, ListedFile, StoredFile, Upload } from './files';
export { removeLeftovers, uploadsFolder } from './leftovers';
export { contentDisposition, safeFileName } from './names';
export { sniff } from './sniff';
export { namesInZip, type ZippedFile, zipOf } from './zip';
