export { ShownText as ExternalNumberOutput } from '../shown-text.tsx';
