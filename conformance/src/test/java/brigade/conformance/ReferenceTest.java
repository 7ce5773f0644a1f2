package brigade.conformance;

import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.WorkerPromise;

/** Holds the reference model to all rules: the kit fails nobody who keeps them. */
class ReferenceTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        return new Provider();
    }

    /** Public with a constructor without arguments, as the JVM that rule D6 kills needs it. */
    public static final class Provider implements ModelProvider {

        @Override
        public String name() {
            return "kit/reference";
        }

        @Override
        public String summary() {
            return "keeps every rule";
        }

        @Override
        public String httpClient() {
            return "java.net.http";
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.THREAD_PER_ASSISTANT);
        }

        @Override
        public Model open() {
            return new Reference();
        }
    }
}
