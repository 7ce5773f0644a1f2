package brigade.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.kitchen.Menu;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class KitchenOptionsTest {

    private static KitchenOptions parsed(List<String> arguments) {
        KitchenOptions options = new KitchenOptions();
        new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        return options;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--scale 0.01", "--scale 1e-6 --burn dessert", "--assistant boil=1ms --assistant bake=300h --scale 1e-5",
                    "--kitchens 3 --burn 2:bake --assistant bake=1m30s"})
    void theOptionsAsArgumentsAreTheSameOptions(String written) {
        KitchenOptions options = parsed(List.of(written.split(" ")));
        List<Menu> menus = options.menus();

        assertThat(parsed(options.arguments()).menus()).isEqualTo(menus);
    }
}
