export { ShownText as TextOutput } from '../shown-text.tsx';
