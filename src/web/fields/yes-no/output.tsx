export { ShownText as YesNoOutput } from '../shown-text.tsx';
