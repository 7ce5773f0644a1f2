/** What the channel between two JVMs carries: length-prefixed frames of CBOR, never Java serialization. */
@NullMarked
package brigade.processes.wire;

import org.jspecify.annotations.NullMarked;
