// What others may use of canned replies: the only file that another feature may import.

export { cannedReferences } from './canned.references';
export {
  cannedFor,
  createCanned,
  deleteCanned,
  findCanned,
  listCanned,
  updateCanned,
} from './canned.service';
export * from './canned.types';
