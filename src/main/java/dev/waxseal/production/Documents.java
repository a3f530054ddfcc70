package dev.waxseal.production;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells under which profiles the settings of a document hold: Spring names them in it, Quarkus in front of a key. */
final class Documents {

    private static final Pattern OF_SPRING = Pattern.compile(
            "spring\\.(config\\.activate\\.on-?profile|profiles)(\\[[0-9]+\\])?", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_QUARKUS = Pattern.compile("%\\{?([A-Za-z0-9_,-]+)\\}?\\.(.+)");

    private Documents() {}

    /** Those of one document; what holds under a profile of Quarkus stands last, for it decides. */
    static List<Setting> ofOneProfile(List<Setting> document) {
        List<String> profiles = document.stream()
                .filter(setting -> OF_SPRING.matcher(setting.key()).matches())
                .map(Setting::value)
                .toList();
        String profile = String.join(",", profiles);
        List<Setting> settings = new ArrayList<>();
        List<Setting> last = new ArrayList<>();
        for (Setting setting : document) {
            Matcher quarkus = OF_QUARKUS.matcher(setting.key());
            if (quarkus.matches()) {
                last.add(new Setting(quarkus.group(2), setting.value(), setting.line(), quarkus.group(1)));
            } else {
                settings.add(setting.under(profile));
            }
        }
        settings.addAll(last);
        return settings;
    }
}
