import { render } from 'preact';
import { Studio } from './studio/studio.tsx';

const root = document.getElementById('root');
if (root) render(<Studio />, root);
