/** Takes lines for whoever runs the desk. */
export type Tell = (message: string, level?: 'info' | 'warn') => void;
