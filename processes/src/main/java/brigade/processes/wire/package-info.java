/** What the channel between two JVMs carries: length-prefixed frames in Avro's binary encoding, never Java serialization. */
@NullMarked
package brigade.processes.wire;

import org.jspecify.annotations.NullMarked;
