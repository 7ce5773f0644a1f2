package brigade.conformance;

import brigade.common.rule.Rule;
import brigade.conformance.command.BrokenModel;
import brigade.conformance.command.BrokenModels;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The mutants, for the command line and for those who use the kit. */
public final class PublishedMutants implements BrokenModels {

    @Override
    public List<BrokenModel> breaking(Rule rule) {
        MutantSource source = new MutantSource();
        return Mutants.all().stream().filter(mutant -> mutant.breaks() == rule)
                .map(mutant -> new BrokenModel(rule, mutant.symptom(), mutant.model(), source.of(mutant))).toList();
    }

    @Override
    public Optional<String> hold(BrokenModel model) {
        MutantSubject.become(model.model());
        Method test = testOf(model.breaks());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(MutantSubject.class, test)).build();
        Verdict verdict = new Verdict();
        LauncherFactory.create().execute(request, verdict);
        return verdict.failure.map(failure -> String.valueOf(failure.getMessage()).strip());
    }

    static Method testOf(Rule rule) {
        return Arrays.stream(MutantSubject.class.getMethods()).filter(method -> method.getName().startsWith(rule.name() + "_"))
                .findFirst().orElseThrow();
    }

    private static final class Verdict implements TestExecutionListener {
        private Optional<Throwable> failure = Optional.empty();

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            failure = failure.or(result::getThrowable);
        }
    }
}
