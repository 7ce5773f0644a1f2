/** The rules at the command line: what each asks for, how it is observed, and a model that breaks it. */
@NullMarked
package brigade.conformance.command;

import org.jspecify.annotations.NullMarked;
