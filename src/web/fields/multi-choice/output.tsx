export { ShownText as MultiChoiceOutput } from '../shown-text.tsx';
