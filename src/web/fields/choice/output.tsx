export { ShownText as ChoiceOutput } from '../shown-text.tsx';
