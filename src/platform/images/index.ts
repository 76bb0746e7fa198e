export {
  type Box,
  ImageError,
  type ImageProblem,
  MAX_SIDE,
  openImage,
  PICTURE_TYPES,
  type Picture,
} from './images';
