export { type Box, ImageError, type ImageProblem, openImage, type Picture } from './images';
