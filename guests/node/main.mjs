import { main } from './brigade.mjs';

main();
