export { type Box, ImageError, type ImageProblem, MAX_SIDE, openImage, type Picture } from './images';
