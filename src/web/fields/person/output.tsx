export { ShownText as PersonOutput } from '../shown-text.tsx';
